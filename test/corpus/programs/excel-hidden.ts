// A book of Excel with all that lies beside its rows: hidden, filtered, remarked, drawn over, signed.
import { book } from '../book.ts';
import { relation, relations, schema } from '../book-package.ts';
import type { CorpusFile } from '../corpus.ts';
import { customers } from '../customers.ts';

/** Everything that is easy to overlook: nothing of it may be left out, all of it must be told. */
export const hidden: CorpusFile = (() => {
  const people = customers(104, 10);
  const columns = ['姓名', '手机', '成本价', '备注'];
  const rows = people.map((one) => [one.name, one.mobile, one.visits, '']);
  const drawing = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
  const core = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties';
  const remark = '<comment ref="A2" authorId="0"><text><t>欠款</t></text></comment>';
  const extra = [
    {
      path: 'xl/worksheets/_rels/sheet1.xml.rels',
      xml: relations(
        relation('d1', 'drawing', '../drawings/drawing1.xml'),
        relation('c1', 'comments', '../comments1.xml'),
      ),
    },
    {
      path: 'xl/comments1.xml',
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml',
      xml: `<comments xmlns="${schema.main}"><authors><author>老板</author></authors><commentList>${remark}</commentList></comments>`,
    },
    {
      path: 'xl/drawings/drawing1.xml',
      type: 'application/vnd.openxmlformats-officedocument.drawing+xml',
      xml: `<xdr:wsDr xmlns:xdr="${drawing}"><xdr:twoCellAnchor><xdr:pic/></xdr:twoCellAnchor></xdr:wsDr>`,
    },
    {
      path: 'docProps/core.xml',
      type: 'application/vnd.openxmlformats-package.core-properties+xml',
      xml: `<cp:coreProperties xmlns:cp="${core}" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>小陈</dc:creator></cp:coreProperties>`,
    },
    {
      path: '_rels/.rels',
      xml: relations(
        relation('r1', 'officeDocument', 'xl/workbook.xml'),
        relation('r2', `${schema.package}/metadata/core-properties`, 'docProps/core.xml'),
      ),
    },
  ];
  return {
    name: '藏起来的.xlsx',
    bytes: () =>
      book(
        [
          {
            name: '客户',
            rows: [columns, ...rows],
            rowAttributes: { 3: 'hidden="1"', 4: 'hidden="1"' },
            before: '<cols><col min="3" max="3" width="9" hidden="1"/></cols>',
            filter:
              '<autoFilter ref="A1:D11"><filterColumn colId="0"><filters><filter val="x"/></filters></filterColumn></autoFilter>',
            after: '<drawing r:id="d1"/>',
          },
          {
            name: '底价',
            rows: [
              ['项目', '价格'],
              ['深度保洁', 12],
            ],
            isHidden: true,
          },
        ],
        { extra },
      ),
    expected: [
      {
        name: '客户',
        header: 1,
        columns,
        rows,
        notices: {
          hidden_sheets: 1,
          hidden_rows: 2,
          hidden_columns: 1,
          filters: 1,
          comments: 1,
          pictures: 1,
          book_properties: 1,
        },
      },
    ],
  };
})();
