"""Wrong answers of the toolkit, one file a function."""
