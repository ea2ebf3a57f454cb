package org.symbiozae.publish;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.domain.Visibility;
import org.symbiozae.store.Edits;
import tools.jackson.databind.JsonNode;

/** One fact changed by a facilitator: a zone, a site or a declaration, with the version that was read. */
@RestController
@RequestMapping("/api")
class EditController {

    private final Edits edits;

    EditController(Edits edits) {
        this.edits = edits;
    }

    /** @param boundary a GeoJSON Polygon or MultiPolygon in degrees; left as it is when absent */
    record ZoneForm(
            int version,
            String name,
            @Nullable String vocation,
            @Nullable JsonNode boundary) {}

    @PutMapping("/zones/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeZone(@PathVariable long id, @RequestBody ZoneForm form, Viewer viewer) {
        edits.changeZone(viewer, id, form.version, form.name, form.vocation, shape(form.boundary));
    }

    record SiteForm(int version, String name, @Nullable String activity, double lon, double lat) {}

    @PutMapping("/sites/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeSite(@PathVariable long id, @RequestBody SiteForm form, Viewer viewer) {
        edits.changeSite(viewer, id, form.version, form.name, form.activity, form.lon, form.lat);
    }

    /**
     * @param id chosen by the sender of a new declaration: when its answer was lost, it may be sent again and is one
     * @param months bit 0 is January; all year when absent
     * @param qualities codes of /api/qualities; as they were when absent
     */
    record DeclarationForm(
            @Nullable UUID id,
            int version,
            Kind kind,
            String resource,
            double quantity,
            @Nullable Integer months,
            int storageMonths,
            boolean estimated,
            @Nullable List<String> qualities,
            @Nullable Visibility visibility) {

        Edits.Wording wording() {
            int mask = months == null ? Months.ALL_BITS : months;
            if (mask < 1 || mask > Months.ALL_BITS) {
                throw Problem.invalid("months has one to twelve bits, 1 to 4095, not " + mask + ".");
            }
            return new Edits.Wording(
                    kind,
                    resource,
                    quantity,
                    new Months(mask),
                    storageMonths,
                    estimated,
                    qualities,
                    visibility == null ? Visibility.FACILITATOR : visibility);
        }
    }

    record Declared(long id) {}

    @PostMapping("/sites/{id}/declarations")
    @ResponseStatus(HttpStatus.CREATED)
    Declared declare(@PathVariable long id, @RequestBody DeclarationForm form, Viewer viewer) {
        return new Declared(edits.declare(viewer, id, form.id == null ? UUID.randomUUID() : form.id, form.wording()));
    }

    @PutMapping("/declarations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeDeclaration(@PathVariable long id, @RequestBody DeclarationForm form, Viewer viewer) {
        edits.changeDeclaration(viewer, id, form.version, form.wording());
    }

    @DeleteMapping("/declarations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable long id, Viewer viewer) {
        edits.withdraw(viewer, id);
    }

    private static @Nullable Geometry shape(@Nullable JsonNode geoJson) {
        if (geoJson == null || geoJson.isNull()) {
            return null;
        }
        try {
            return new GeoJsonReader().read(geoJson.toString());
        } catch (ParseException | RuntimeException unreadable) {
            throw Problem.invalid("boundary is no GeoJSON polygon: " + unreadable.getMessage());
        }
    }
}
