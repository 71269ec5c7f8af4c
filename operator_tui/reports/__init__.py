"""The day as numbers."""
