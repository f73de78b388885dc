def upgrade():
    print("versions")
