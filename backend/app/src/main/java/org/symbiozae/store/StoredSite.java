package org.symbiozae.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;
import org.symbiozae.domain.Problem;

/** A company's site as people edit it; its position is in EPSG:4326. */
@Entity
@Table(name = "site")
public class StoredSite {

    @Id
    private long id;

    @ManyToOne(optional = false)
    private StoredTerritory territory;

    @Column(nullable = false)
    private String name;

    private @Nullable String activity;

    @Column(nullable = false)
    private Point position;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected StoredSite() {}

    long id() {
        return id;
    }

    public StoredTerritory territory() {
        return territory;
    }

    int version() {
        return version;
    }

    void rename(String name, @Nullable String activity) {
        if (name.isBlank()) {
            throw Problem.invalid("A site has a name.");
        }
        this.name = name.strip();
        this.activity = activity;
    }

    /** @throws Problem INVALID outside the range of degrees */
    void moveTo(double longitude, double latitude) {
        if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
            throw Problem.invalid(
                    "A position is a longitude and a latitude in degrees, not " + longitude + ", " + latitude + ".");
        }
        position = position.getFactory().createPoint(new Coordinate(longitude, latitude));
        position.setSRID(4326);
    }
}
