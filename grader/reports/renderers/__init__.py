"""The report for its readers, one module each."""
