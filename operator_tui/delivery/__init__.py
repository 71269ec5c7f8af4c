"""Getting applications out to the office, and NIBs back."""
