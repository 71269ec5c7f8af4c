"""Parts of screens; a widget knows no screen and no store."""
