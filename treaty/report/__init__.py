"""Turning views into words, tables and files."""
