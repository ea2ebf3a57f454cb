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

    private static final String XML = "application/xml;charset=UTF-8";

    private final Layers layers;
    private final Legend legend;
    private final MapLibreStyle mapLibre;
    private final LayerStyles files;
    private final Addresses addresses;

    StyleController(Layers layers, Legend legend, MapLibreStyle mapLibre, LayerStyles files, Addresses addresses) {
        this.layers = layers;
        this.legend = legend;
        this.mapLibre = mapLibre;
        this.files = files;
        this.addresses = addresses;
    }

    @GetMapping("/styles/{name}.json")
    Map<String, Object> mapLibre(@PathVariable String name, HttpServletRequest request) {
        return mapLibre.of(layers.layer(name), addresses.root(request));
    }

    @GetMapping(value = "/styles/{name}.qml", produces = XML)
    ResponseEntity<String> qgis(@PathVariable String name) {
        return file(name + ".qml", files.of(layers.layer(name)).qml());
    }

    @GetMapping(value = "/styles/{name}.sld", produces = XML)
    ResponseEntity<String> sld(@PathVariable String name) {
        return file(name + ".sld", files.of(layers.layer(name)).sld());
    }

    private static ResponseEntity<String> file(String name, String text) {
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"" + name + '"')
                .body(text);
    }

    @GetMapping("/styles/{name}/legend")
    List<Legend.Entry> legend(@PathVariable String name) {
        return legend.entries(layers.layer(name));
    }
}
