// Turns governance_app/static/{css,js} and the icon list into hashed, minified, pre-compressed files in
// governance_app/static/dist, with manifest.json (logical name -> file name in dist); copies the fonts for print.
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const statics = join(here, "..", "governance_app", "static");
const dist = join(statics, "dist");
const fresh = join(statics, "dist.new");
const manifest = {};

/** What pages ask for: each file directly in static/css and static/js. What they import lies in folders below. */
function entries() {
  if (!existsSync(join(statics, "css", "main.css"))) throw new Error("governance_app/static/css/main.css is missing: there is no style to build");
  return ["css", "js"].flatMap((kind) => {
    const folder = join(statics, kind);
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(`.${kind}`)) : [];
    return names.sort().map((name) => join(folder, name));
  });
}

/** Bundle, minify and lower to what telephones of 2020 understand. */
async function bundle() {
  const result = await build({
    entryPoints: entries(), outdir: fresh, entryNames: "[name].[hash]", bundle: true, minify: true, format: "iife", charset: "utf8",
    nodePaths: [join(here, "node_modules")], target: ["chrome80", "firefox78", "safari14.1"], legalComments: "none", metafile: true, logLevel: "warning",
  });
  for (const [file, { entryPoint }] of Object.entries(result.metafile.outputs)) {
    if (entryPoint) manifest[basename(entryPoint)] = relative(fresh, file);
  }
}

const look = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';

/** One drawing with a <symbol> per icon, used as <use href="…#icon-NAME">; the look is on each symbol, as <use> inherits only from there. */
function drawIcons() {
  const names = JSON.parse(readFileSync(join(here, "icons.json"), "utf8"));
  const symbols = names.map((name) => {
    const file = join(here, "node_modules", "lucide-static", "icons", `${name}.svg`);
    if (!existsSync(file)) throw new Error(`frontend/icons.json names "${name}", which lucide-static does not hold`);
    const inside = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(readFileSync(file, "utf8"))[1];
    return `<symbol id="icon-${name}" viewBox="0 0 24 24" ${look}>${inside.replace(/\s*\n\s*/g, "").replace(/ \/>/g, "/>")}</symbol>`;
  });
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg"><!-- Lucide, ISC licence -->${symbols.join("")}</svg>\n`;
  const hash = createHash("sha256").update(drawing).digest("hex").slice(0, 8).toUpperCase();
  manifest["icons.svg"] = `icons.${hash}.svg`;
  writeFileSync(join(fresh, manifest["icons.svg"]), drawing);
}

/** Write name.gz and name.br beside each file that gets smaller by it. */
function compress() {
  for (const name of readdirSync(fresh).filter((file) => /\.(css|js|svg)$/.test(file))) {
    const content = readFileSync(join(fresh, name));
    const small = { gz: gzipSync(content, { level: 9 }), br: brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }) };
    for (const [ending, bytes] of Object.entries(small)) {
      if (bytes.length < content.length) writeFileSync(join(fresh, `${name}.${ending}`), bytes);
    }
  }
}

/** The licences of what is bundled into scripts ask to travel with it. */
function copyLicences() {
  const names = ["@hpke/core", "@hpke/common", "@scure/bip39", "@noble/hashes"];
  const texts = names.map((name) => `${name}\n\n${readFileSync(join(here, "node_modules", name, "LICENSE"), "utf8").trim()}\n`);
  writeFileSync(join(fresh, "licences.txt"), texts.join("\n\n"));
}

/** The fonts of printed documents; governance_app.documents.font_build makes ours from them. */
function copyFonts() {
  const source = join(here, "node_modules", "@expo-google-fonts", "andika");
  const target = join(here, "..", "build", "fonts");
  mkdirSync(target, { recursive: true });
  const fonts = readdirSync(source).filter((name) => name.endsWith(".ttf"));
  if (fonts.length < 4) throw new Error("the locked font package holds no TTF files: printed documents would have no letters");
  for (const name of fonts) copyFileSync(join(source, name), join(target, name));
}

rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh, { recursive: true });
await bundle();
drawIcons();
compress();
copyLicences();
writeFileSync(join(fresh, "manifest.json"), JSON.stringify(manifest, Object.keys(manifest).sort(), 1) + "\n");
copyFonts();
rmSync(dist, { recursive: true, force: true });
renameSync(fresh, dist);
console.log(`Front end built: ${Object.values(manifest).sort().join(", ")}`);
