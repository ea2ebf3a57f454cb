package org.symbiozae.publish;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.symbiozae.access.AccessKeys;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Company;
import org.symbiozae.store.Edits;

/** What a company does with its own key, and how a facilitator makes one. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class CompanyController {

    private static final int DAYS = 365;

    private final Company company;
    private final Edits edits;
    private final AccessKeys keys;

    CompanyController(Company company, Edits edits, AccessKeys keys) {
        this.company = company;
        this.edits = edits;
        this.keys = keys;
    }

    @GetMapping("/company")
    String own(Viewer viewer) {
        return company.own(viewer);
    }

    @GetMapping("/company/prospect")
    String prospect(@RequestParam String kind, @RequestParam String resource, Viewer viewer) {
        return company.prospect(viewer, kind, resource);
    }

    /** Still true: the declaration is as young as today again. */
    @PostMapping("/declarations/{id}/confirmation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(@PathVariable long id, Viewer viewer) {
        edits.confirm(viewer, id);
    }

    @PutMapping("/company/matches/{own}/{other}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void wish(@PathVariable long own, @PathVariable long other, Viewer viewer) {
        company.wish(viewer, own, other, true);
    }

    @DeleteMapping("/company/matches/{own}/{other}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void wishNoMore(@PathVariable long own, @PathVariable long other, Viewer viewer) {
        company.wish(viewer, own, other, false);
    }

    /** A key of the company's own, shown once; for a facilitator of its territory. */
    @PostMapping("/sites/{id}/key")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> key(@PathVariable long id, Viewer viewer) {
        edits.mustWriteToSite(viewer, id);
        return Map.of("key", keys.makeForSite(id, DAYS), "days", DAYS);
    }
}
