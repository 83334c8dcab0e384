"""Twelve real visits, each played through the real program from beginning to end, one module per visit."""
