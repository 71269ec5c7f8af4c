"""Villages, NIK regions and KBLI words, each with its source in ``SOURCES.md``; read on first use."""
