package org.symbiozae.styles;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.symbiozae.access.Addresses;
import org.symbiozae.store.Layers;

/** Each layer's legend and styles. */
@RestController
class StyleController {

    private final Layers layers;
    private final Legend legend;
    private final MapLibreStyle mapLibre;
    private final QgisStyle qgis;
    private final Addresses addresses;

    StyleController(Layers layers, Legend legend, MapLibreStyle mapLibre, QgisStyle qgis, Addresses addresses) {
        this.layers = layers;
        this.legend = legend;
        this.mapLibre = mapLibre;
        this.qgis = qgis;
        this.addresses = addresses;
    }

    @GetMapping("/styles/{name}.json")
    Map<String, Object> mapLibre(@PathVariable String name, HttpServletRequest request) {
        return mapLibre.of(layers.layer(name), addresses.root(request));
    }

    @GetMapping(value = "/styles/{name}.qml", produces = "application/xml;charset=UTF-8")
    ResponseEntity<String> qgis(@PathVariable String name) {
        return ResponseEntity.ok()
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + layers.layer(name).name() + ".qml\"")
                .body(qgis.of(layers.layer(name)));
    }

    @GetMapping("/styles/{name}/legend")
    List<Legend.Entry> legend(@PathVariable String name) {
        return legend.entries(layers.layer(name));
    }
}
