"""The office's gateway: an ASGI app with an encrypted store of its own. Needs the extra ``office``."""
