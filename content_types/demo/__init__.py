"""The living demo: four fictional tenants, made by the verbs that editors' work goes through. Nobody imports it."""
