"""What a laptop is called: the same rule where it is named and where it is enrolled."""

import re
from typing import Final

DEVICE_SHAPE: Final = re.compile(r"[A-Z0-9]{2,12}")
"""A device id: it begins every reference that the laptop gives, so it is short and holds no dash."""
