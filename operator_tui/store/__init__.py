"""Everything on the laptop's disk, encrypted. The only SQL of the laptop side."""
