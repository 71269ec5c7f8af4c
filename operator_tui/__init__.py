"""operator_tui: business-licence applications captured offline, delivered when there is signal."""

__version__ = "1.0.0"
