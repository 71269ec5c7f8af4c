"""One screen a file; a screen never imports another."""
