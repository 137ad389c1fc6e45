"""Pictures made at build time: what they show is worked out here, ``templates/charts.html`` draws it as SVG."""
