package org.symbiozae.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Visibility;

/** What a site declares, as people edit it. Quantities are per year, in the resource's unit. */
@Entity
@Table(name = "declaration")
public class StoredDeclaration {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @ManyToOne(optional = false)
    private StoredTerritory territory;

    @ManyToOne(optional = false)
    private StoredSite site;

    @Column(nullable = false, updatable = false)
    private String code;

    @Column(nullable = false)
    private String kind;

    @Column(nullable = false)
    private String resource;

    private double quantity;
    private short months;
    private short storageMonths;
    private boolean estimated;

    @Column(nullable = false)
    private String[] qualities = {};

    @Column(nullable = false)
    private LocalDate declaredOn;

    @Column(nullable = false)
    @ColumnTransformer(write = "?::visibility")
    private String visibility;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected StoredDeclaration() {}

    /** A new declaration of {@code site}, owned by the site's territory, visible to its facilitators only. */
    static StoredDeclaration of(StoredSite site, UUID code) {
        StoredDeclaration declaration = new StoredDeclaration();
        declaration.territory = site.territory();
        declaration.site = site;
        declaration.code = code.toString();
        declaration.visibility = Visibility.FACILITATOR.code();
        return declaration;
    }

    public long id() {
        return id;
    }

    public StoredSite site() {
        return site;
    }

    public StoredTerritory territory() {
        return territory;
    }

    int version() {
        return version;
    }

    /** Says it anew, which also confirms it: {@code today} becomes its date. */
    void say(
            Kind kind,
            String resource,
            double quantity,
            Months months,
            int storageMonths,
            boolean estimated,
            LocalDate today) {
        if (!(quantity > 0) || Double.isInfinite(quantity)) {
            throw Problem.invalid("A quantity is above zero, not " + quantity + ".");
        }
        if (storageMonths < 0 || storageMonths > 12) {
            throw Problem.invalid("Storage is 0 to 12 months, not " + storageMonths + ".");
        }
        this.kind = kind.name().toLowerCase(Locale.ROOT);
        this.resource = resource;
        this.quantity = quantity;
        this.months = (short) months.mask();
        this.storageMonths = (short) storageMonths;
        this.estimated = estimated;
        this.declaredOn = today;
    }

    void confirm(LocalDate today) {
        this.declaredOn = today;
    }

    /** @param codes of the reference table */
    void qualify(List<String> codes) {
        this.qualities = codes.toArray(String[]::new);
    }

    void showTo(Visibility visibility) {
        this.visibility = visibility.code();
    }
}
