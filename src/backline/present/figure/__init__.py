"""A movement as a picture: a person, what is moved and where, still or moving, as SVG."""
