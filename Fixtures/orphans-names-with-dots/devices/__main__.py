from devices.loader import platform

platform("lamp", "switch")
