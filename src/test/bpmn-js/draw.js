import withViewer from './viewer.js';

/** The model as an SVG file, dark on white in every theme; the same model makes the same file. */
export default function draw(xml) {
  return withViewer(xml, async viewer => {
    const { svg } = await viewer.saveSVG();
    const markers = [ ...new Set(svg.match(/marker-[0-9a-z]{16,}/g)) ];
    return markers.reduce((text, marker, number) => text.replaceAll(marker, `marker-${number}`), svg)
      .replace('<svg ', '<svg style="background: white" ');
  });
}
