"""Visits: planned, started, prepared for, called out to, and checked in from."""
