"""The technical log: written masked, read backwards, followed."""
