from garden.addons.deep import moss
