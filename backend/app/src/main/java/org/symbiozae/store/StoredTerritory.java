package org.symbiozae.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A territory as the owner of rows people edit. */
@Entity
@Table(name = "territory")
public class StoredTerritory {

    @Id
    private long id;

    @Column(nullable = false)
    private String code;

    @SuppressWarnings("NullAway.Init")
    protected StoredTerritory() {}

    public String code() {
        return code;
    }
}
