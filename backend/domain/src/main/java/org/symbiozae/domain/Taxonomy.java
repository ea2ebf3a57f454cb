package org.symbiozae.domain;

import java.util.List;
import java.util.Map;

/**
 * What resources exist, what replaces what, and what pooling each is worth.
 *
 * @param resources by code
 * @param compatibilities beyond the identity, which always holds with weight and yield 1
 * @param economics by resource code; a resource without an entry is never pooled
 * @param lots ℓ: by code of the offered resource, the least worth fetching a year, in its unit; without an entry any amount is
 */
public record Taxonomy(
        Map<String, Resource> resources,
        List<Compatibility> compatibilities,
        Map<String, Economics> economics,
        Map<String, Double> lots) {

    public Taxonomy {
        resources = Map.copyOf(resources);
        compatibilities = List.copyOf(compatibilities);
        economics = Map.copyOf(economics);
        lots = Map.copyOf(lots);
    }

    /** One in which any amount is worth fetching. */
    public Taxonomy(
            Map<String, Resource> resources, List<Compatibility> compatibilities, Map<String, Economics> economics) {
        this(resources, compatibilities, economics, Map.of());
    }

    /** The resource of this code. @throws IllegalArgumentException when the taxonomy has none */
    public Resource resource(String code) {
        Resource resource = resources.get(code);
        if (resource == null) {
            throw new IllegalArgumentException("no resource " + code + " in the taxonomy");
        }
        return resource;
    }
}
