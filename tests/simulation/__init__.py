"""Bad days by the seed: the real engine and the real stores of both sides, over an injected clock, luck and link.

``python -m tests.simulation`` lives many of them; a day that breaks a promise prints its seed, and
``--seed`` lives that day again, aloud.
"""
