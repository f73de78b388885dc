import importlib.util
import os

schema_path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "schema")


def upgrade(databases, last):
    for version in range(last + 1):
        folders = [os.path.join(schema_path, "common", "delta", str(version))]
        for database in databases:
            folders.append(os.path.join(schema_path, database, "delta", str(version)))
        for folder in folders:
            if os.path.isdir(folder):
                for name in sorted(os.listdir(folder)):
                    run(os.path.join(folder, name))


def run(path):
    spec = importlib.util.spec_from_file_location("delta", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.upgrade()
