package org.symbiozae.publish;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Prospects;

/** What helps a person declare: questions to ask, and what an answer could lead to. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class ProspectController {

    private final Prospects prospects;

    ProspectController(Prospects prospects) {
        this.prospects = prospects;
    }

    @GetMapping("/qualities")
    String qualities() {
        return prospects.qualities();
    }

    @GetMapping("/sites/{id}/prompts")
    String prompts(@PathVariable long id, Viewer viewer) {
        return prospects.prompts(id, viewer);
    }

    @GetMapping("/sites/{id}/prospects")
    String prospects(@PathVariable long id, @RequestParam String kind, @RequestParam String resource, Viewer viewer) {
        return prospects
                .of(id, kindOf(kind), resource, viewer)
                .orElseThrow(() -> Problem.notFound("site with a resource", id + ", " + resource));
    }

    private static Kind kindOf(String code) {
        for (Kind kind : Kind.values()) {
            if (kind.name().equalsIgnoreCase(code)) {
                return kind;
            }
        }
        throw Problem.invalid("kind is offer, need or share, not '" + code + "'.");
    }
}
