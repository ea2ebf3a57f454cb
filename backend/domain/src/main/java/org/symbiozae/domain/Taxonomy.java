package org.symbiozae.domain;

import java.util.List;
import java.util.Map;

/**
 * What resources exist, what replaces what, and what pooling each is worth.
 *
 * @param resources by code
 * @param compatibilities beyond the identity, which always holds with weight and yield 1
 * @param economics by resource code; a resource without an entry is never pooled
 */
public record Taxonomy(
        Map<String, Resource> resources, List<Compatibility> compatibilities, Map<String, Economics> economics) {

    public Taxonomy {
        resources = Map.copyOf(resources);
        compatibilities = List.copyOf(compatibilities);
        economics = Map.copyOf(economics);
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
