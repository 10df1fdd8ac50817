"""Is a package that Python would import in the place of the file that one sees."""

# Is the file neural_network/__init__.py
# Loses nothing
raise SystemExit("a package")
