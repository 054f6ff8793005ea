"""How the map is painted in a window: marks by Qt, frozen pictures, selection and previews over them."""
