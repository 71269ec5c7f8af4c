"""The rules of the field. Pure: no files, no clock, no network, no screen."""
