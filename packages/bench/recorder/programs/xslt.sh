#!/bin/sh
# xsltproc makes a table and an index of an XML document. Recorded process: xsltproc.
set -e
awk 'BEGIN { print "<library>"; for (i = 0; i < 1500; i++)
  printf "<book id=\"b%d\" year=\"%d\"><title>Title %d &amp; more</title><author key=\"a%d\">Author %d</author>%s<note>of <em>%d</em> pages</note></book>\n", i, 1900 + i * 7 % 120, i, i % 90, i % 90, i % 4 ? "" : "<price currency=\"EUR\">12.50</price>", i % 700
print "</library>" }' > library.xml
cat > table.xsl <<'SOURCE'
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:key name="by-author" match="book" use="author/@key"/>
  <xsl:template match="/library">
    <html><body>
      <table><xsl:apply-templates select="book[@year &gt; 1950]"><xsl:sort select="@year" data-type="number"/><xsl:sort select="title"/></xsl:apply-templates></table>
      <xsl:for-each select="book[generate-id() = generate-id(key('by-author', author/@key)[1])]">
        <h2><xsl:value-of select="author"/></h2>
        <ul><xsl:for-each select="key('by-author', author/@key)"><li><a href="#{@id}"><xsl:value-of select="concat(title, ' (', @year, ')')"/></a></li></xsl:for-each></ul>
      </xsl:for-each>
    </body></html>
  </xsl:template>
  <xsl:template match="book">
    <tr id="{@id}"><td><xsl:value-of select="title"/></td><td><xsl:apply-templates select="note"/></td><td><xsl:if test="price"><xsl:value-of select="price"/></xsl:if></td></tr>
  </xsl:template>
  <xsl:template match="em"><b><xsl:apply-templates/></b></xsl:template>
</xsl:stylesheet>
SOURCE
xsltproc table.xsl library.xml > table.html
