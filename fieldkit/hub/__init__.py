"""The hub: takes in what laptops send, keeps it, and gives each laptop what its practitioner may hold."""
