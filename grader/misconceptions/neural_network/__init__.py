"""Wrong answers of the toolkit: one file a function, or a folder where there are many."""
