"""How people and systems lay submissions out. Each module knows one way, and says what it is."""
