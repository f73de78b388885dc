#!/usr/bin/env swift
print("released")
