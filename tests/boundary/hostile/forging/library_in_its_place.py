"""Is a library that Python would import in the place of the file that one sees."""

# Is the file neural_network.abi3.so
# Loses nothing
raise SystemExit("no library")
