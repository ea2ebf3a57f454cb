package org.symbiozae.styles;

import org.springframework.stereotype.Component;
import org.symbiozae.store.Layer;

/** How a layer looks, as GIS programs take it along in a file. */
@Component
public class LayerStyles {

    private final QgisStyle qgis;
    private final SldStyle sld;

    LayerStyles(QgisStyle qgis, SldStyle sld) {
        this.qgis = qgis;
        this.sld = sld;
    }

    /**
     * @param qml as QGIS 3 reads it
     * @param sld as others do (OGC Styled Layer Descriptor 1.1)
     */
    public record LayerStyle(String qml, String sld) {}

    public LayerStyle of(Layer layer) {
        return new LayerStyle(qgis.of(layer), sld.of(layer));
    }
}
