"""Torque and force recordings → figures, ratios, norms, side differences and changes, each with method and error."""
